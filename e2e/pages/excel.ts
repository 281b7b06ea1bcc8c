import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

/** The page of the Excel template: permission, template out, template back. */
export class ExcelPage {
	constructor(readonly page: Page) {}

	async open(url: string): Promise<void> {
		await this.page.goto(`${url}/templat`);
		await expect(this.page.getByRole('heading', { name: 'Excel berizin' })).toBeVisible();
	}

	/** The chair asks for all that may be asked for. */
	async ask(reason: string): Promise<void> {
		await this.page.getByRole('button', { name: 'Ajukan izin' }).click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByLabel('Alasan').fill(reason);
		await dialog.getByRole('button', { name: 'Ajukan izin' }).click();
		await expect(dialog).toBeHidden();
	}

	/** What the next level's letter says, valid until `until` (`2030-03-01T23:59`); only the named kelurahan stay in it. */
	async record(level: string, by: { name: string; number: string; until?: string; without?: string }): Promise<void> {
		await this.page.getByRole('button', { name: `Catat izin ${level}`, exact: true }).click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByLabel('Ditandatangani oleh').fill(by.name);
		await dialog.getByLabel('Nomor surat').fill(by.number);
		if (by.until) await dialog.getByLabel('Berlaku sampai').fill(by.until);
		if (by.without) await dialog.getByLabel(by.without).uncheck();
		await dialog.getByRole('button', { name: 'Catat izin' }).click();
		await expect(dialog).toBeHidden();
	}

	async adopt(): Promise<void> {
		await this.page.getByRole('button', { name: 'Berlakukan di PPK' }).click();
		await expect(this.page.getByRole('heading', { name: 'Berlaku', exact: true })).toBeVisible();
	}

	/** Takes the template of a kelurahan out; its bytes and its name. */
	async takeOut(kelurahan: string): Promise<{ name: string; bytes: Buffer }> {
		const [file] = await Promise.all([
			this.page.waitForEvent('download'),
			this.page.getByRole('button', { name: `Buat templat: ${kelurahan}` }).click(),
		]);
		return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
	}

	async bring(kelurahan: string, name: string, bytes: Buffer): Promise<void> {
		const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
		await this.page.getByLabel(`Masukkan berkas: ${kelurahan}`).setInputFiles({ name, mimeType, buffer: bytes });
	}

	get preview(): Locator {
		return this.page.getByRole('region', { name: /^Isi berkas/ });
	}

	row(tps: string): Locator {
		return this.preview.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: tps, exact: true }) });
	}

	/** The answer to one number on which desk and workbook differ. */
	choice(name: string): Locator {
		return this.preview.getByRole('radio', { name });
	}

	get accept(): Locator {
		return this.preview.getByRole('button', { name: 'Masukkan ke meja' });
	}

	get problem(): Locator {
		return this.page.getByRole('main').getByRole('alert').filter({ hasText: /./ });
	}
}
