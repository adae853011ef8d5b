/**
 * The last look at a line of the log. What is logged is chosen field by field and holds nothing personal; but messages
 * of drivers and libraries may quote what somebody sent, and a log goes to more people than the database.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\bBearer\s+[\w.~+/-]+=*/gi, 'Bearer [removed]'],
  // Passwords in addresses of databases and stores.
  [/(:\/\/[^\s:@/"]*):[^\s@/"]+@/g, '$1:[removed]@'],
  // Tokens of sessions and one-time links: 32 bytes in base64url.
  [/(?<![\w+/=-])[\w-]{43}(?![\w+/=-])/g, '[removed]'],
  // Numbers of persons, telephones and accounts; digests and ids have letters or hyphens beside their digits.
  [/(?<![\w-])\d{17}[\dXx](?![\w-])/g, '[number]'],
  [/(?<![\w-])\d{11,19}(?![\w-])/g, '[number]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
];

export function scrub(line: string): string {
  let text = line;
  for (const [pattern, instead] of PATTERNS) text = text.replace(pattern, instead);
  return text;
}
