export * from './addresses';
export * from './join';
export * from './plain';
export * from './state';
