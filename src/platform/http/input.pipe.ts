import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { refuse } from '../../kernel/result.js';
import { type Fault, Faults, fieldsOf, shapeFaults } from './bounds/index.js';
import { RefusedException } from './problem.js';
import { rememberValidation } from './validation-metadata.js';

/** What is of the wrong type fails the checks of its type too. */
const TYPES = new Set<Fault['kind']>(['text', 'whole', 'list', 'object', 'yes-no']);

function invalidInput(faults: Faults): RefusedException {
  const names = Object.keys(faults.fields);
  const more = faults.total > names.length ? `等${faults.total}处` : '';
  return new RefusedException(
    refuse('input.invalid', {
      detail: `请检查：${names.join('、')}${more}`,
      facts: { fields: faults.fields, faults: faults.kinds, total: faults.total },
    }).refusal,
  );
}

/** Of several checks that failed the one that says most: what is not there fails all of them. */
function faultOf({ value, constraints = {}, contexts = {} }: ValidationError): Fault {
  if (value === undefined || value === null || value === '') return { kind: 'missing' };
  if ('whitelistValidation' in constraints) return { kind: 'unknown' };
  const told = Object.values(contexts) as Fault[];
  return told.find(({ kind }) => TYPES.has(kind)) ?? told[0] ?? { kind: 'form' };
}

function collectFaults(errors: readonly ValidationError[], faults = new Faults(), path = ''): Faults {
  for (const error of errors) {
    const here = path ? `${path}.${error.property}` : error.property;
    if (error.constraints) faults.add(here, faultOf(error), ...Object.values(error.constraints));
    collectFaults(error.children ?? [], faults, here);
  }
  return faults;
}

/**
 * What has not the shape of its class is refused before anything is made of it: transforming and validating cost more
 * than linear time. Unknown fields are refused by name, not dropped: what a person sent is never lost silently.
 */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (fieldsOf(metadata.metatype) && (metadata.type === 'body' || metadata.type === 'query')) {
      const faults = shapeFaults(value, metadata.metatype);
      if (faults.total > 0) throw invalidInput(faults);
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

export const inputPipe = (): ValidationPipe => {
  rememberValidation();
  return new InputPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => invalidInput(collectFaults(errors)),
  });
};
