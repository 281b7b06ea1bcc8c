import type { Locale, Messages } from './index';

declare module 'use-intl' {
	interface AppConfig {
		Locale: Locale;
		Messages: Messages;
	}
}
