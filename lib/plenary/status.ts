/** Where a result stands; architecture.md. `filled` and `compared` fall together: filing compares. */
export type Status = 'waiting' | 'floor' | 'compared' | 'settled' | 'signed' | 'locked';
