import { expect, type Locator, type Page } from '@playwright/test';

/** A file as a person picks it. */
export interface Picked {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

/** The page with the photos of a TPS. */
export class PhotosPage {
	readonly viewer: Locator;

	constructor(readonly page: Page) {
		this.viewer = page.getByRole('group', { name: /^Foto halaman/ });
	}

	async open(url: string, tps: string, page = 1): Promise<void> {
		await this.page.goto(`${url}/foto?kontes=ppwp&tps=${tps}&hal=${page}`);
		await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
	}

	async turnTo(page: number): Promise<void> {
		await this.page.getByRole('button', { name: new RegExp(`^Halaman ${page}\\b`) }).click();
	}

	/** Picks files; the field of the camera takes them as well. */
	async pick(...files: Picked[]): Promise<void> {
		await this.page.getByLabel(/Pilih berkas|Ganti dengan berkas lain/).setInputFiles(files);
	}

	/** What is said of the photo on show. */
	state(sentence: string): Locator {
		return this.page.getByText(sentence);
	}

	/** Moves a corner by keyboard. */
	async nudge(corner: string, keys: readonly string[]): Promise<void> {
		await this.page.getByRole('button', { name: corner }).focus();
		for (const key of keys) await this.page.keyboard.press(key);
	}
}

/** A strip beside a row of the desk or on the wall, and that its picture has really come. */
export async function expectStrip(strip: Locator): Promise<void> {
	await expect(strip).toBeVisible();
	await expect.poll(() => strip.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);
}
