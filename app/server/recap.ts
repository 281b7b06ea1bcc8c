import { house } from '@/db/house';
import { recapOf } from '@/db/recap';
import { REGION_CODE } from '@/lib/election/region';
import type { Actor } from '@/lib/plenary';
import type { RecapView } from '@/lib/recap';

/** The recap an address asks for; a PPS sees its own kelurahan/desa. */
export function recapAsked(actor: Actor, params: URLSearchParams): RecapView | null {
	const region = actor.role === 'pps' ? (actor.kelurahan ?? '') : (params.get('wilayah') ?? '');
	if (!REGION_CODE.test(region)) return null;
	return recapOf(house(), params.get('kontes') ?? '', region);
}
