import { expect, type Locator, type Page } from '@playwright/test';

/** The page of the meeting: pause, panels, open boxes. */
export class MeetingPage {
	constructor(readonly page: Page) {}

	async open(): Promise<void> {
		await this.page.goto('/rapat');
		await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
	}

	/** Fills the form of a pause and sends it. */
	async suspend(said: {
		orderedBy: string;
		reason: string;
		guard: string;
		agreement?: string;
		finish?: boolean;
	}): Promise<void> {
		await this.page.getByLabel('Siapa yang memerintahkan').fill(said.orderedBy);
		await this.page.getByLabel('Alasan').fill(said.reason);
		await this.page.getByLabel(/Kesepakatan saksi/).fill(said.agreement ?? '');
		await this.page.getByLabel('Siapa yang menjaga kotak').fill(said.guard);
		await this.page.getByLabel(/^Pukul/).fill('08:00');
		if (said.finish) await this.page.getByLabel(/Telanjur dibuka/).check();
		const all = this.page.getByRole('button', { name: 'disegel', exact: true });
		if (await all.isVisible()) await all.click();
		await this.page.getByRole('button', { name: 'Skors rapat' }).click();
	}

	async resume(): Promise<void> {
		await this.page.getByRole('button', { name: 'Cabut skors dan lanjutkan' }).click();
	}

	paused(): Locator {
		return this.page.getByRole('heading', { name: /Rapat diskors/ });
	}
}
