// Draws thousands of ties as lines of one pixel, the stronger the darker: sigma's own ties have a width, which costs a software renderer half a second a frame.

/** A tie between two points of the graph, as sigma frames it. `strength` from 0 to 1. */
export interface Line {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly strength: number;
}

/** Colours of the weakest and the strongest tie, as the page computes them: `rgb(1, 2, 3)`. */
export interface LineColours {
  readonly weak: string;
  readonly strong: string;
}

const VERTEX = `#version 300 es
in vec2 a_place;
in vec3 a_colour;
uniform mat3 u_matrix;
out vec3 v_colour;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_place, 1.0)).xy, 0.0, 1.0);
  v_colour = a_colour;
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
in vec3 v_colour;
layout(location = 0) out vec4 colour;
void main() {
  colour = vec4(v_colour, 1.0);
}`;
const FLOATS = 5;
/** A frame that takes longer than this, in milliseconds, draws fewer ties next time; one that is quicker than the other, more. */
const SLOW_MS = 30;
const QUICK_MS = 20;
const LEAST_SHARE = 0.1;
/** So long after the last frame all ties are drawn again. */
const REST_MS = 200;
/** Frames farther apart than this say nothing about how fast the machine is. */
const APART_MS = 1_000;

/**
 * A layer of sigma's that draws all lines in one call. Where the machine is too slow to draw them all while the view moves, the weakest wait until it rests;
 * `again` draws once more. Throws when the browser refuses the shaders.
 */
export function tieLines(gl: WebGL2RenderingContext, lines: readonly Line[], colours: LineColours, again: () => void) {
  const program = programOf(gl);
  const matrix = gl.getUniformLocation(program, 'u_matrix');
  const points = gl.createVertexArray();
  const buffer = gl.createBuffer();
  gl.bindVertexArray(points);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, verticesOf(lines, colours), gl.STATIC_DRAW);
  for (const [name, size, offset] of [
    ['a_place', 2, 0],
    ['a_colour', 3, 2],
  ] as const) {
    const at = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, size, gl.FLOAT, false, FLOATS * 4, offset * 4);
  }
  gl.bindVertexArray(null);
  const shareNow = followPace(again);
  return {
    render({ matrix: view }: { readonly matrix: Float32Array }): void {
      // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's word for choosing a program, no hook.
      gl.useProgram(program);
      gl.bindVertexArray(points);
      gl.uniformMatrix3fv(matrix, false, view);
      const skipped = Math.floor(lines.length * (1 - shareNow()));
      gl.drawArrays(gl.LINES, skipped * 2, (lines.length - skipped) * 2);
      gl.bindVertexArray(null);
    },
    kill(): void {
      gl.deleteProgram(program);
      gl.deleteBuffer(buffer);
      gl.deleteVertexArray(points);
    },
  };
}

/** Which share of the ties to draw in this frame: as many as the machine can while frames follow each other, all of them once it rests. */
function followPace(again: () => void): () => number {
  let share = 1;
  let last = 0;
  let timer = 0;
  let resting = false;
  return () => {
    const now = performance.now();
    const took = now - last;
    last = resting ? 0 : now;
    if (resting) {
      resting = false;
      return 1;
    }
    if (took < APART_MS) {
      if (took > SLOW_MS) share = Math.max(LEAST_SHARE, share * 0.6);
      else if (took < QUICK_MS) share = Math.min(1, share * 1.05);
    }
    window.clearTimeout(timer);
    if (share < 1)
      timer = window.setTimeout(() => {
        resting = true;
        again();
      }, REST_MS);
    return share;
  };
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) throw new Error('The browser has lost its drawing context.');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true)
    throw new Error(`The browser refuses to draw lines: ${gl.getProgramInfoLog(program) ?? ''}`);
  return program;
}

/** Weak ties first, so that strong ones lie on top. */
function verticesOf(lines: readonly Line[], { weak, strong }: LineColours): Float32Array<ArrayBuffer> {
  const [low, high] = [partsOf(weak), partsOf(strong)];
  const out = new Float32Array(lines.length * 2 * FLOATS);
  let at = 0;
  for (const { from, to, strength } of [...lines].sort((a, b) => a.strength - b.strength)) {
    const mixed = low.map((part, i) => part + ((high[i] ?? part) - part) * strength);
    for (const { x, y } of [from, to]) {
      out.set([x, y, ...mixed], at);
      at += FLOATS;
    }
  }
  return out;
}

function partsOf(colour: string): readonly number[] {
  return (colour.match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map((part) => Number(part) / 255);
}
