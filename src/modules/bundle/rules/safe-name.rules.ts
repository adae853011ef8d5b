/** UTF-16 units a name may have: with its number in front it stays within what any file system takes (255 bytes). */
const LONGEST = 60;

/** What Windows reserves, what steers a path, and what is not seen: none of it comes into a name. */
const UNSAFE = /[\\/:*?"<>|\p{C}\p{Z}]+/gu;

/**
 * A readable file name that unpacks on any system: `number`, a hyphen, and what is safe of `name`, its extension kept.
 * Two items never share a name, since their numbers differ.
 */
export function safeName(number: number, name: string, extension?: string): string {
  const tail = extension === undefined ? (/^.+\.([A-Za-z0-9]{1,8})$/s.exec(name)?.[1] ?? '') : '';
  const stem = tail ? name.slice(0, -tail.length - 1) : name;
  const ending = extension ?? tail;
  const readable = [...stem.normalize('NFC').replace(UNSAFE, '_')].slice(0, LONGEST).join('');
  const base = `${String(number).padStart(2, '0')}-${readable.replace(/^[._]+|[._]+$/g, '') || '无名'}`;
  return ending ? `${base}.${ending}` : base;
}
