import { expect, type Locator, type Page } from '@playwright/test';

export interface UploadFile {
	readonly name: string;
	readonly text: string | Buffer;
}

/** The page where region lists and system data come in. */
export class ImportPage {
	constructor(readonly page: Page) {}

	async open(): Promise<void> {
		await this.page.goto('/impor');
		await expect(this.page.getByRole('heading', { name: 'Impor', exact: true })).toBeVisible();
	}

	async choose(kind: 'Data Sirekap (TPS)' | 'Daftar wilayah (TPS dan kodenya)', files: UploadFile[]): Promise<void> {
		await this.page.getByRole('radio', { name: kind }).check();
		await this.page
			.getByLabel('Berkas', { exact: true })
			.setInputFiles(files.map(({ name, text }) => ({ name, mimeType: '', buffer: Buffer.from(text) })));
	}

	async send(): Promise<void> {
		await this.page.getByRole('button', { name: 'Unggah dan periksa' }).click();
	}

	/** Uploads and waits for the preview. */
	async upload(...given: Parameters<ImportPage['choose']>): Promise<void> {
		await this.choose(...given);
		await this.send();
		await expect(this.page.getByRole('heading', { name: /^Pratinjau/ })).toBeVisible();
	}

	row(text: string): Locator {
		return this.page.getByRole('row').filter({ hasText: text });
	}

	filter(name: string): Locator {
		return this.page.getByRole('navigation', { name: 'Tampilkan' }).getByRole('link', { name });
	}

	async search(text: string): Promise<void> {
		await this.page.getByRole('searchbox').fill(text);
	}

	async accept(): Promise<void> {
		await this.page.getByRole('button', { name: /^Terima / }).click();
	}

	/** What was said after an acceptance. */
	said(): Locator {
		return this.page.getByRole('main').getByRole('status');
	}

	async another(): Promise<void> {
		await this.page.getByRole('button', { name: 'Impor berkas lain' }).click();
	}

	history(): Locator {
		return this.page.getByRole('region', { name: 'Impor yang sudah diterima' }).getByRole('row');
	}
}
