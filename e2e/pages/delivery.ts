import { expect, type Locator, type Page } from '@playwright/test';

/** The page of what was sent and what is stuck. */
export class DeliveryPage {
	constructor(readonly page: Page) {}

	/** @param name TPS and kelurahan as the row begins, `TPS 001 PULAU PANGGANG` */
	row(name: string): Locator {
		return this.page.getByRole('region', { name: 'TPS', exact: true }).getByRole('row', { name });
	}

	async enrol(url: string, code: string): Promise<void> {
		await this.page.getByLabel('Alamat pusat').fill(url);
		await this.page.getByLabel('Kode pendaftaran').fill(code);
		await this.page.getByRole('button', { name: 'Daftarkan' }).click();
	}

	async expectState(tps: string, state: string | RegExp): Promise<void> {
		await expect(this.row(tps)).toContainText(state, { timeout: 30_000 });
	}
}

/** The second look at the office, by keyboard. */
export class VerifyPage {
	constructor(readonly page: Page) {}

	queue(): Locator {
		return this.page.getByRole('region', { name: 'Antrean' }).getByRole('listitem').filter({ hasText: 'TPS' });
	}

	heading(): Locator {
		return this.page.getByRole('article').getByRole('heading', { level: 1 });
	}

	async claim(): Promise<void> {
		await this.page.keyboard.press('a');
		await expect(this.page.getByRole('button', { name: /Setujui/ })).toBeVisible();
	}

	async approve(): Promise<void> {
		await this.claim();
		await this.page.keyboard.press('s');
		await expect(this.page.getByRole('status').filter({ hasText: 'Disetujui' })).toBeVisible();
	}

	async giveBack(reason: string): Promise<void> {
		await this.claim();
		await this.page.keyboard.press('k');
		await this.page.getByRole('dialog').getByLabel('Apa yang harus diperbaiki').fill(reason);
		await this.page.getByRole('dialog').getByRole('button', { name: 'Kembalikan' }).click();
		await expect(this.page.getByRole('status').filter({ hasText: 'Dikembalikan' })).toBeVisible();
	}
}
