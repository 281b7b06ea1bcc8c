import { expect, type Locator, type Page } from '@playwright/test';

/** The page of Sirekap's operators. */
export class OperatorsPage {
	constructor(readonly page: Page) {}

	async open(url: string): Promise<void> {
		await this.page.goto(`${url}/kirim`);
		await this.page.getByRole('link', { name: 'Petugas Sirekap per TPS' }).click();
		await expect(this.page.getByRole('heading', { name: 'Petugas Sirekap' })).toBeVisible();
	}

	/** The row of a TPS, by its name with its kelurahan. */
	tps(name: string): Locator {
		return this.page
			.getByRole('region', { name: 'Per TPS' })
			.getByRole('row')
			.filter({ has: this.page.getByRole('rowheader', { name }) });
	}

	/** The sums of a kelurahan, figures only. */
	async sums(kelurahan: string): Promise<string[]> {
		const row = this.page
			.getByRole('region', { name: 'Per kelurahan/desa' })
			.getByRole('row')
			.filter({ hasText: kelurahan });
		return row.getByRole('cell').allTextContents();
	}

	async list(csv: string): Promise<void> {
		await this.page
			.getByLabel('Atau dari berkas CSV')
			.setInputFiles({ name: 'petugas.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
	}

	/** A word with a reason: what the dialog's button says is done. */
	async withReason(button: Locator, reason: string): Promise<void> {
		await button.click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByRole('textbox').fill(reason);
		await dialog.getByRole('button', { name: 'Catat' }).click();
		await expect(dialog).toBeHidden();
	}
}
