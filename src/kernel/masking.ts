/** Numbers and addresses of people as pages show them: enough to tell two apart, too little to use. */

const STAR = '*';

/** The first and the last characters; what is shorter than both together becomes stars alone. */
function ends(text: string, first: number, last: number): string {
  const hidden = text.length - first - last;
  if (hidden <= 0) return STAR.repeat(text.length);
  return `${text.slice(0, first)}${STAR.repeat(hidden)}${text.slice(text.length - last)}`;
}

/** 身份证号: the area and the last four; nothing of the birthday. */
export const maskedIdNumber = (number: string): string => ends(number, 4, 4);

/** The first three and the last four figures. */
export const maskedPhone = (phone: string): string => ends(phone, 3, 4);

/** The beginning of an address: it names the place, not the door. */
export const maskedAddress = (address: string): string => ends(address, Math.min(6, address.length >> 1), 0);

/** The year alone, of a day as YYYY-MM-DD. */
export const maskedDay = (day: string): string => `${day.slice(0, 4)}-**-**`;
