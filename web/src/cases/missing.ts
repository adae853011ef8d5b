/** What is only announced, or over and done with late; everything else is in the way now. */
const SOFT = ['due-soon', 'met-late', 'record-open', 'facts', 'draft'];

export const isSoft = ({ code }: { code: string }): boolean => SOFT.includes(code);
