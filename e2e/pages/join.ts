import { expect, type Locator, type Page } from '@playwright/test';

/** The guide a phone is led through before it meets the certificate. */
export class JoinGuide {
	readonly words: Locator;
	readonly go: Locator;

	constructor(readonly page: Page) {
		this.words = page.locator('[data-words]');
		this.go = page.getByRole('link', { name: 'Kata-katanya sama, lanjut' });
	}

	/** The pictures of one kind of phone. */
	steps(phone: 'Android (Chrome)' | 'iPhone (Safari)'): Locator {
		return this.page.locator('details').filter({ has: this.page.locator('summary', { hasText: phone }) });
	}

	/** Every picture that is shown has come. */
	async expectPictures(): Promise<void> {
		const broken = () =>
			this.page.evaluate(() =>
				[...document.images]
					.filter((image) => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight)
					.filter((image) => !image.complete || image.naturalWidth === 0)
					.map((image) => image.src),
			);
		await expect.poll(broken).toEqual([]);
	}
}
