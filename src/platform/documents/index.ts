export { FANG, type Grid, gridded, HEI, MONO, pageCount, SONG } from './pieces.js';
