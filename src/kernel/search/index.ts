export { foldForSearch, literal, pairs, pairsOf } from './pairs.js';
