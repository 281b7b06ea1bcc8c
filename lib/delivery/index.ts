export * from './backoff';
export * from './faults';
export * from './forecast';
export * from './progress';
export * from './states';
export * from './types';
export * from './view';
export * from './wire';
