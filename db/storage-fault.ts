import type { RefusalCode } from '../lib/plenary';

/** Why nothing can be written at all, where it is the disk; `null` for any other fault. */
export function storageFault(fault: unknown): Extract<RefusalCode, `storage.${string}`> | null {
	const code = (fault as { code?: unknown } | null)?.code;
	if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'storage.full';
	return typeof code === 'string' && /^SQLITE_(IOERR|CORRUPT|READONLY|CANTOPEN|NOTADB)/.test(code)
		? 'storage.broken'
		: null;
}
