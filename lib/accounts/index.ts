export * from './codes';
export * from './limits';
export * from './password';
export * from './throttle';
