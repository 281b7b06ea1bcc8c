import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HUB_DATABASE, HUB_KEY_FILE, HUB_TREE } from '../folder';
import { type InstallationKey, keyInFile } from '../keys/installation';
import { openStore } from './sql-store';
import type { HubStore } from './store';

/** A hub as one process sees it. Nothing that matters is in here: it is all in the store. */
export interface Hub {
	readonly store: HubStore;
	readonly key: InstallationKey;
	/** The data folder of this process: what it cuts from photos lies there. */
	readonly folder: string;
	/** How halls call this office. */
	readonly name: string;
	/** Where the public tree is written. */
	readonly tree: string;
	/** Pairs of eyes a result needs before it is published. */
	readonly eyes: 1 | 2;
	/** The clock; replaced in tests. */
	now(): Date;
}

export interface HubOptions {
	readonly folder: string;
	/** Address of a PostgreSQL (or one that speaks like it); without it: SQLite in the data folder. */
	readonly url?: string;
	readonly name?: string;
	readonly tree?: string;
	/** Key file shared by several hub processes. */
	readonly keyFile?: string;
	readonly eyes?: 1 | 2;
	readonly now?: () => Date;
}

export async function openHub(options: HubOptions): Promise<Hub> {
	mkdirSync(options.folder, { recursive: true });
	return {
		store: await openStore({ url: options.url, file: join(options.folder, HUB_DATABASE) }),
		folder: options.folder,
		key: keyInFile(options.keyFile ?? join(options.folder, HUB_KEY_FILE)),
		name: options.name ?? 'KPU Kabupaten/Kota',
		tree: options.tree ?? join(options.folder, HUB_TREE),
		eyes: options.eyes ?? 2,
		now: options.now ?? (() => new Date()),
	};
}

/** The configuration of this process, from its environment (docs/hub.md). */
export function hubOptions(env: Readonly<Record<string, string | undefined>>, folder: string): HubOptions {
	return {
		folder,
		url: env.DATABASE_URL || undefined,
		name: env.KETOK_PALU_HUB_NAME || undefined,
		tree: env.KETOK_PALU_PUBLIC ? resolve(/* turbopackIgnore: true */ env.KETOK_PALU_PUBLIC) : undefined,
		keyFile: env.KETOK_PALU_HUB_KEY || undefined,
		eyes: env.KETOK_PALU_EYES === '1' ? 1 : 2,
	};
}
