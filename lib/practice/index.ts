export * from './course';
export { PRACTICE_PAPER, PRACTICE_SYSTEM } from './figures';
export * from './practice';
export * from './strips';
