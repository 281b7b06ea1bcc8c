/**
 * The address of a site in Sirekap's layout as it is kept, or `null` where it is none: http or https, no name and
 * password in it, nothing after the path. Where it leads is the administrator's word; it is shown wherever it is used.
 */
export function siteOf(text: string): string | null {
	let url: URL;
	try {
		url = new URL(text.trim());
	} catch {
		return null;
	}
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
