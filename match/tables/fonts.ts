// Reads from font files what the shape measurement needs: which code points they draw, under which name and version; refuses fonts under the GPL.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Code points beyond this one are of no interest. */
export const LAST = 0x1ffff;
export interface Font {
  readonly file: string;
  readonly name: string;
  readonly has: ReadonlySet<number>;
}
/** The code points of a font and its name with version; throws on a font under the GPL. */
export function readFont(folder: string, file: string): Font {
  const bytes = readFileSync(join(folder, file));
  const start = bytes.toString('latin1', 0, 4) === 'ttcf' ? bytes.readUInt32BE(12) : 0;
  const tables = new Map<string, number>();
  for (let i = 0; i < bytes.readUInt16BE(start + 4); i++) {
    const at = start + 12 + i * 16;
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8));
  }
  const names = new Map<number, string>();
  const table = tables.get('name') ?? 0;
  for (let i = 0; i < bytes.readUInt16BE(table + 2); i++) {
    const [platform, , , id, length, offset] = [0, 2, 4, 6, 8, 10].map((n) =>
      bytes.readUInt16BE(table + 6 + i * 12 + n),
    );
    if (platform !== 3 || names.has(id ?? 0)) continue;
    const at = table + bytes.readUInt16BE(table + 4) + (offset ?? 0);
    names.set(
      id ?? 0,
      Buffer.from(bytes.subarray(at, at + (length ?? 0)))
        .swap16()
        .toString('utf16le'),
    );
  }
  const licence = `${names.get(0)} ${names.get(13)}`;
  if (/GNU|\bL?GPL/.test(licence)) throw new Error(`${file} is under the GPL; take it out of the folder.`);
  const version = /\d+\.\d+/.exec(names.get(5) ?? '')?.[0] ?? '?';
  return { file, name: `${names.get(1) ?? file} ${version}`, has: readCmap(bytes, tables.get('cmap') ?? 0) };
}
function readCmap(bytes: Buffer, cmap: number): Set<number> {
  const has = new Set<number>();
  for (let i = 0; i < bytes.readUInt16BE(cmap + 2); i++) {
    const at = cmap + bytes.readUInt32BE(cmap + 8 + i * 8);
    const [platform, format] = [bytes.readUInt16BE(cmap + 4 + i * 8), bytes.readUInt16BE(at)];
    if (platform === 1) continue;
    if (format === 12)
      for (let g = 0; g < bytes.readUInt32BE(at + 12); g++) {
        const [first, last] = [bytes.readUInt32BE(at + 16 + g * 12), bytes.readUInt32BE(at + 20 + g * 12)];
        for (let cp = first; cp <= last && cp <= LAST; cp++) has.add(cp);
      }
    if (format !== 4) continue;
    const twice = bytes.readUInt16BE(at + 6);
    for (let s = 0; s < twice; s += 2) {
      const [last, first] = [bytes.readUInt16BE(at + 14 + s), bytes.readUInt16BE(at + 16 + twice + s)];
      const delta = bytes.readUInt16BE(at + 16 + twice * 2 + s);
      const slot = at + 16 + twice * 3 + s;
      const offset = bytes.readUInt16BE(slot);
      for (let cp = first; cp <= last && cp < 0xffff; cp++) {
        const glyph = offset === 0 ? cp + delta : bytes.readUInt16BE(slot + offset + (cp - first) * 2);
        if ((glyph & 0xffff) !== 0) has.add(cp);
      }
    }
  }
  return has;
}
