import { expect, type Locator, type Page } from '@playwright/test';

/** The page of adoption and closing. */
export class AdoptionPage {
	readonly gavel: Locator;

	constructor(readonly page: Page) {
		this.gavel = page.getByRole('button', { name: 'Ketok palu penetapan' });
	}

	/** `penutupan` instead of a region shows the end of the meeting. */
	async open(region: string): Promise<void> {
		await this.page.goto(`/penetapan?kontes=ppwp&wilayah=${region}`);
		await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
	}

	async begin(): Promise<void> {
		await this.page.getByRole('button', { name: 'Mulai pencermatan' }).click();
		await expect(this.gavel).toBeVisible();
	}

	/** One total as it stands in the table. */
	total(field: string): Locator {
		return this.page.locator(`[data-total="${field}"]`).first();
	}

	signer(name: string): Locator {
		return this.page.locator('[data-signer]').filter({ hasText: name });
	}

	async onPaper(name: string, answer: string, text = ''): Promise<void> {
		await this.page.getByRole('button', { name: `Catat pernyataan ${name} dari kertas` }).click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByRole('radio', { name: answer, exact: true }).check();
		if (text) await dialog.getByRole('textbox').fill(text);
		await dialog.getByRole('button', { name: 'Catat', exact: true }).click();
		await expect(dialog).toBeHidden();
	}

	/** Holds the gavel until it falls. */
	async strike(): Promise<void> {
		await expect(this.gavel).toHaveAttribute('aria-disabled', 'false');
		await this.gavel.focus();
		await this.page.keyboard.down('Enter');
		await expect(this.gavel).toBeHidden();
		await this.page.keyboard.up('Enter');
	}

	/** Reads the list out and closes the meeting. */
	async close(): Promise<void> {
		await this.page.getByRole('checkbox', { name: /sudah dibacakan/ }).check();
		await this.page.getByRole('button', { name: 'Tutup rapat pleno' }).click();
	}
}
