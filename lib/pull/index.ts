export * from './address';
export * from './faults';
export * from './throttle';
