// What this library uses of WebAssembly; the language's own types do not name it. Absent where the runtime has none.

/** A kernel's memory. */
export interface Memory {
  readonly buffer: ArrayBuffer;
}
/** The parts of the runtime's WebAssembly that are used. */
export interface WebAssemblyParts {
  readonly Memory: new (of: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array, options?: { readonly builtins: readonly string[] }) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}
declare const WebAssembly: WebAssemblyParts | undefined;

/** WebAssembly, or `undefined`. Asked for at each use, as a page may take it away. */
export const wasm = (): WebAssemblyParts | undefined => (typeof WebAssembly === 'undefined' ? undefined : WebAssembly);

const PAGE = 65_536;
/** Fresh memory of at least so many bytes, all zero. */
export const freshMemory = (parts: WebAssemblyParts, bytes: number): Memory =>
  new parts.Memory({ initial: Math.ceil(bytes / PAGE) });
