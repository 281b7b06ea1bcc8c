import type { Signal } from '@/lib/delivery';

/** A sign for each kind of network, beside its word. */
export const SIGNAL_MARKS: Readonly<Record<Signal, string>> = { none: '✕', bad: '▂', good: '▂▄▆' };
