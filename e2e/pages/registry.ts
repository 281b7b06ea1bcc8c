import { expect, type Locator, type Page } from '@playwright/test';

export interface NewWitness {
	readonly contestant: number;
	readonly name: string;
	readonly number: string;
	readonly signedBy: string;
	readonly present?: boolean;
}

/** The page where witnesses are registered and screens get their codes. */
export class RegistryPage {
	readonly slip: Locator;

	constructor(readonly page: Page) {
		this.slip = page.getByRole('dialog', { name: 'Kode untuk ponsel saksi' });
	}

	witness(name: string): Locator {
		return this.page.locator('[data-witness]').filter({ has: this.page.getByText(name, { exact: true }) });
	}

	async register({ contestant, name, number, signedBy, present = true }: NewWitness): Promise<void> {
		await this.page.getByRole('button', { name: `Daftarkan saksi nomor urut ${contestant}` }).click();
		const dialog = this.page.getByRole('dialog', { name: 'Daftarkan saksi' });
		await dialog.getByLabel('Nama saksi').fill(name);
		await dialog.getByLabel('Nomor surat mandat').fill(number);
		await dialog.getByLabel('Ditandatangani oleh').fill(signedBy);
		await dialog.getByLabel('Saksi sudah hadir').setChecked(present);
		await dialog.getByRole('button', { name: 'Daftarkan', exact: true }).click();
		await expect(dialog).toBeHidden();
		await expect(this.witness(name)).toBeVisible();
	}

	/** Makes a code for the witness's phone and reads it off the slip, which stays open. */
	async issueCode(name: string): Promise<string> {
		await this.witness(name)
			.getByRole('button', { name: /Buat kode ponsel|Kode baru/ })
			.click();
		await expect(this.slip.getByRole('img', { name: 'Kode QR untuk masuk sebagai saksi' })).toBeVisible();
		return (await this.slip.locator('[data-code]').textContent()) ?? '';
	}

	async closeSlip(): Promise<void> {
		await this.slip.getByRole('button', { name: 'Tutup' }).click();
		await expect(this.slip).toBeHidden();
	}

	async revoke(name: string, reason: string): Promise<void> {
		await this.witness(name).getByRole('button', { name: 'Cabut mandat' }).click();
		const dialog = this.page.getByRole('dialog');
		await dialog.getByLabel('Alasan').fill(reason);
		await dialog.getByRole('button', { name: 'Cabut mandat' }).click();
		await expect(dialog).toBeHidden();
	}

	/** The code a projector signs in with. */
	async displayCode(): Promise<string> {
		const panel = this.page.getByRole('region', { name: 'Layar proyektor' });
		await expect(panel.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
		return (await panel.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? '';
	}
}

/** The other parts of the same page: peserta and guests, the daftar hadir, lists from files. */
export class AttendancePage {
	constructor(readonly page: Page) {}

	async open(part: 'saksi' | 'hadirin' | 'daftar' | 'impor'): Promise<void> {
		await this.page.goto(part === 'saksi' ? '/peserta' : `/peserta?bagian=${part}`);
		await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
	}

	person(name: string): Locator {
		return this.page
			.locator('[data-attendee], [data-witness]')
			.filter({ has: this.page.getByText(name, { exact: true }) });
	}

	/** Lists somebody who is no witness. */
	async list(said: { as: string; name: string; from: string; letter?: string }): Promise<void> {
		await this.page.getByRole('button', { name: 'Catat orang' }).click();
		const dialog = this.page.getByRole('dialog', { name: 'Catat orang' });
		await dialog.getByLabel('Sebagai').selectOption(said.as);
		await dialog.getByLabel('Nama').fill(said.name);
		await dialog.getByLabel('Dari lembaga').fill(said.from);
		await dialog.getByLabel(/Nomor surat tugas/).fill(said.letter ?? '');
		await dialog.getByRole('button', { name: 'Catat', exact: true }).click();
		await expect(this.person(said.name)).toContainText('hadir');
	}

	/** Brings a CSV; the preview is shown. */
	async bring(name: string, text: string, kind?: 'Saksi' | 'Akun'): Promise<void> {
		if (kind) await this.page.getByLabel(kind, { exact: true }).check();
		const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
		await this.page.locator('input[type=file]').setInputFiles(file);
		await this.page.getByRole('button', { name: 'Periksa' }).click();
		await expect(this.page.getByRole('status').filter({ hasText: name })).toBeVisible();
	}

	/** Takes in the good lines of the preview. */
	async take(count: number): Promise<void> {
		await this.page.getByRole('button', { name: `Terima ${count} baris baru` }).click();
		await expect(this.page.getByRole('button', { name: 'Terima 0 baris baru' })).toBeVisible();
	}
}
