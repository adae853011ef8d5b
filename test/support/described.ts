import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
};

/** The fields of `value`, as paths, that the schema does not name; what is described as free (`AnyObject`) may hold any. */
export function undescribed(document: OpenAPIObject, schema: unknown, value: unknown, at = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  const { properties, free, items } = shapeOf(document, schema as Schema);
  if (Array.isArray(value)) {
    if (!items) return free ? [] : [`${at}[]`];
    return [...new Set(value.flatMap((one) => undescribed(document, items, one, `${at}[]`)))];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = at ? `${at}.${key}` : key;
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known) return undescribed(document, known, inner, here);
    if (typeof free === 'object') return undescribed(document, free, inner, here);
    return free ? [] : [here];
  });
}

interface Shape {
  properties: Record<string, Schema>;
  free: boolean | Schema;
  items: Schema | undefined;
}

/** References followed, alternatives and combinations taken together. */
function shapeOf(document: OpenAPIObject, schema: Schema): Shape {
  const shape: Shape = { properties: {}, free: false, items: undefined };
  const take = (one: Schema): void => {
    if (one.$ref) take(document.components!.schemas![one.$ref.split('/').at(-1)!] as Schema);
    Object.assign(shape.properties, one.properties);
    if (one.additionalProperties) shape.free = one.additionalProperties;
    if (one.items) shape.items = one.items;
    for (const part of [...(one.allOf ?? []), ...(one.oneOf ?? []), ...(one.anyOf ?? [])]) take(part);
  };
  take(schema);
  return shape;
}
