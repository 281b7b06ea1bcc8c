export { cellAt, cellName, columnName } from './cells';
export { BookError, type ReadCell, type ReadSheet, readBook } from './read';
export { type BookCell, type BookSheet, bookParts, type Look, type Rule, rangeName } from './write';
export { escaped, readXml, XmlError } from './xml';
