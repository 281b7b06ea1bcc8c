import { LanguageSwitch } from '@/app/client/LanguageSwitch';
import { SignOut } from '@/app/client/SignOut';
import { currentLocale, words } from '@/app/server/locale';

/** Language switch and, for who is signed in, the way out; for every frame of a page. */
export async function Session({ signedIn }: { signedIn: boolean }) {
	const common = await words('common');
	const t = await words('auth');
	return (
		<>
			<LanguageSwitch locale={await currentLocale()} label={common('switchLanguage')} />
			{signedIn && (
				<SignOut
					words={{
						signOut: t('session.signOut'),
						signingOut: t('session.signingOut'),
						failed: t('session.failed'),
					}}
				/>
			)}
		</>
	);
}
