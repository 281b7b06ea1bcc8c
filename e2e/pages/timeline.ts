import { expect, type Locator, type Page } from '@playwright/test';

/** The minutes. */
export class TimelinePage {
	constructor(readonly page: Page) {}

	async open(query = ''): Promise<void> {
		await this.page.goto(`/riwayat${query}`);
		await expect(this.page.getByRole('heading', { level: 1, name: /^Riwayat/ })).toBeVisible();
	}

	/** Lines of the minutes, the members of an import left out. */
	entries(): Locator {
		return this.page.locator('li[data-kind]');
	}

	entry(text: string | RegExp): Locator {
		return this.entries().filter({ hasText: text });
	}

	async kind(label: string): Promise<void> {
		await this.page.getByRole('combobox', { name: 'Kejadian' }).selectOption({ label });
	}

	async tps(code: string): Promise<void> {
		await this.page.getByLabel('Kode TPS').fill(code);
	}
}
