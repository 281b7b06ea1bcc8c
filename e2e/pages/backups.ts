import { expect, type Locator, type Page } from '@playwright/test';

/** The page of copies. */
export class BackupsPage {
	readonly rows: Locator;

	constructor(readonly page: Page) {
		this.rows = page.getByRole('region', { name: 'Daftar cadangan' }).locator('tbody tr');
	}

	async open(url: string): Promise<void> {
		await this.page.goto(`${url}/cadangan`);
		await expect(this.page.getByRole('heading', { name: 'Cadangan', level: 1 })).toBeVisible();
	}

	async useFolder(folder: string): Promise<void> {
		await this.page.getByLabel('Folder atau USB').fill(folder);
		await this.page.getByRole('button', { name: 'Simpan dan cadangkan' }).click();
	}

	async runNow(): Promise<void> {
		await this.page.getByRole('button', { name: 'Cadangkan sekarang' }).click();
	}

	/** Goes back to a copy; the server ends and is started again by its keeper. */
	async restore(row: Locator): Promise<void> {
		await row.getByRole('button', { name: /Pulihkan/ }).click();
		const dialog = this.page.getByRole('dialog', { name: 'Pulihkan cadangan ini?' });
		await dialog.getByLabel(/Ketik PULIHKAN/).fill('PULIHKAN');
		await dialog.getByRole('button', { name: 'Pulihkan' }).click();
	}
}
