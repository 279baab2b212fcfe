// Makes requests from the OpenAPI document: mostly what a route takes, with one thing wrong, missing, huge or hostile in it.
import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import * as check from 'fast-check';

/** A word that stands in everything sent and kept: it must come back in no error and no log. */
export const CANARY = 'zorplecanaryflimb';

/** The parts of an OpenAPI document that are read here. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}
export interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly 'x-scope'?: string;
}
export type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

/** A request to send. */
export interface Wish {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

type Draw = fc.GeneratorValue;

const nested = `${'['.repeat(2_000)}${']'.repeat(2_000)}`;
const WILD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  9_007_199_254_740_993n.toString(),
  '',
  CANARY.repeat(3_000),
  `${CANARY}\u0000`,
  `${CANARY}\ud800`,
  `'; drop table item; -- ${CANARY}`,
  `../../${CANARY}`,
  `\u202e${CANARY}`,
  [],
  [[[[CANARY]]]],
  {},
  { constructor: { prototype: CANARY } },
];

const pick = <T>(draw: Draw, all: readonly T[]): T => all[draw(check.nat, { max: all.length - 1 })] as T;

/** A value that fits a schema, as far as the schema says; `known` gives ids that exist. */
export function fitting(schema: Schema, draw: Draw, known: readonly string[], depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(draw, schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fitting(pick(draw, choices), draw, known, depth);
  const type = Array.isArray(schema.type) ? (schema.type[0] as string) : (schema.type as string | undefined);
  if (type === 'object') {
    const all = Object.entries(schema.properties ?? {});
    const kept = all.filter(([name]) => schema.required?.includes(name) === true || (depth < 4 && draw(check.boolean)));
    return Object.fromEntries(kept.map(([name, inner]) => [name, fitting(inner, draw, known, depth + 1)]));
  }
  if (type === 'array')
    return depth > 4 || schema.items === undefined ? [] : [fitting(schema.items, draw, known, depth + 1)];
  if (type === 'boolean') return draw(check.boolean);
  if (type === 'integer' || type === 'number')
    return Math.min(schema.maximum ?? 5, Math.max(schema.minimum ?? 0, draw(check.nat, { max: 5 })));
  if (type === 'null') return null;
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date') return '2026-11-22';
  const fits =
    schema.pattern === undefined ? [] : known.filter((id) => new RegExp(schema.pattern as string, 'u').test(id));
  return fits.length > 0 ? pick(draw, fits) : CANARY;
}

/** The value with one thing in it replaced or left out. */
function spoil(value: unknown, draw: Draw): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || draw(check.nat, { max: 5 }) === 0)
    return pick(draw, WILD);
  const names = Object.keys(value);
  if (names.length === 0) return { [CANARY]: pick(draw, WILD) };
  const name = pick(draw, names);
  const { [name]: old, ...rest } = value as Record<string, unknown>;
  return draw(check.nat, { max: 3 }) === 0 ? rest : { ...rest, [name]: spoil(old, draw) };
}

/** A request for one operation. */
export function wishFor(
  { method, path, operation }: { readonly method: string; readonly path: string; readonly operation: Operation },
  draw: Draw,
  known: readonly string[],
): Wish {
  const value = (schema: Schema): string => {
    const made = draw(check.nat, { max: 3 }) === 0 ? pick(draw, WILD) : fitting(schema, draw, known);
    return (typeof made === 'string' ? made : (JSON.stringify(made) ?? '')).toWellFormed().slice(0, 4_000);
  };
  let filled = path;
  const query = new URLSearchParams();
  for (const { name, in: place, required = false, schema } of operation.parameters ?? []) {
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value(schema)).slice(0, 600) || '-');
    else if (place === 'query' && (required || draw(check.boolean))) query.set(name, value(schema));
  }
  const asked = query.size === 0 ? filled : `${filled}?${query}`;
  const types = Object.keys(operation.requestBody?.content ?? {});
  if (types.length === 0) return { method, path: asked, headers: {}, body: undefined };
  const type = pick(draw, types);
  const fits = fitting(operation.requestBody?.content[type]?.schema ?? {}, draw, known);
  const how = draw(check.nat, { max: 9 });
  const body = how === 0 ? `{"${CANARY}` : how === 1 ? nested : JSON.stringify(how < 5 ? fits : spoil(fits, draw));
  const sentAs = draw(check.nat, { max: 12 }) === 0 ? `text/${CANARY}` : type;
  return { method, path: asked, headers: { 'content-type': sentAs }, body: body ?? 'null' };
}
