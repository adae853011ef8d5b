export { covered, liesWithin, type Rect } from './box.js';
export { flatPdf, flatPng, type PackedPage, readFlatPdf, readFlatPng, SCALE } from './flat-files.js';
export { glyphsOf, type Matrix, type PageFont, type PageOp } from './glyphs.js';
export { changedOutside, notBlack, paintBoxes, type Pixels } from './paint.js';
export { type FileKind, fileKindOf, pictureSizeOf } from './picture-head.js';
export { filterRows, rowLength, unfilterRows } from './raster.js';
export { type PageReading, type Proposal, type Readable, readPage } from './reading.js';
