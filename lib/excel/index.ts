export * from './layout';
export * from './merge';
export * from './problems';
export { type ReadStation, readEntries, readStamp } from './read';
export * from './stamp';
export { type TemplateStation, templateSheets } from './template';
