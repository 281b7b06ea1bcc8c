import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/lib/root.mjs';

/** Takes a picture of docs/images anew; what is just arriving has arrived. */
export async function shoot(page: Page, name: string): Promise<void> {
	const path = join(root, 'docs', 'images', `${name}.png`);
	rmSync(path, { force: true });
	await page.screenshot({ path, animations: 'disabled' });
}
