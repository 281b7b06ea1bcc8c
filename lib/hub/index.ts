export * from './check';
export * from './tree';
export * from './verify';
