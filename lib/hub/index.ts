export * from './check';
export * from './entry-view';
export * from './tree';
export * from './verify';
