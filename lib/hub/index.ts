export * from './check';
export * from './entry-view';
export * from './info-page';
export * from './tree';
export * from './verify';
