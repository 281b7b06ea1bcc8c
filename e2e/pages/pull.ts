import { expect, type Locator, type Page } from '@playwright/test';

/** The part of the import page that fetches from a site in Sirekap's layout. */
export class PullPage {
	constructor(readonly page: Page) {}

	async open(url: string): Promise<void> {
		await this.page.goto(`${url}/impor`);
		await expect(this.section).toBeVisible();
	}

	get section(): Locator {
		return this.page.getByRole('region', { name: 'Ambil dari situs Sirekap' });
	}

	async order(site: string): Promise<void> {
		await this.section.getByLabel('Alamat situs').fill(site);
		await this.section.getByRole('button', { name: 'Ambil data' }).click();
	}

	get progress(): Locator {
		return this.section.getByRole('article');
	}

	async pause(reason: string): Promise<void> {
		await this.progress.getByRole('button', { name: 'Jeda pengambilan' }).click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByLabel('Alasan').fill(reason);
		await dialog.getByRole('button', { name: 'Jeda pengambilan' }).click();
	}

	async resume(): Promise<void> {
		await this.progress.getByRole('button', { name: 'Lanjutkan' }).click();
	}

	async look(): Promise<void> {
		await this.progress.getByRole('button', { name: /^Lihat pratinjau/ }).click();
		await expect(this.page.getByRole('heading', { name: /^Pratinjau/ })).toBeVisible();
	}
}
