import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Gathered = ReturnType<Storage['getTargetValidationMetadatas']>;

/**
 * class-validator looks through the decorators of all classes for those that a class inherits, at every validation: with
 * some hundred input classes that was a tenth of what a list costs. Decorators stand when the modules are loaded, so what
 * was gathered for a class once holds.
 */
export function rememberValidation(): void {
  const storage = getMetadataStorage() as Storage & { remembers?: true };
  if (storage.remembers) return;
  storage.remembers = true;
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, Map<string, Gathered>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    // Schemas by name and groups are not used here.
    if (schema || groups?.length) return gather(target, schema, always, strictGroups, groups);
    let ofTarget = known.get(target);
    if (!ofTarget) known.set(target, (ofTarget = new Map<string, Gathered>()));
    const key = `${always} ${strictGroups}`;
    let gathered = ofTarget.get(key);
    if (!gathered) ofTarget.set(key, (gathered = gather(target, schema, always, strictGroups, groups)));
    // A copy: the caller takes out of it.
    return [...gathered];
  };
}
