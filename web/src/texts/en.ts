import { zh } from './zh';
export const en = zh;
