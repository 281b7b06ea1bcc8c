import { getResponder } from '@homebridge/ciao';

/** Ends the announcement. */
type Stop = () => Promise<void>;

/**
 * Announces `<label>.local` in the network by mDNS, at all addresses and at those that come later. If another
 * machine has the name already, a number is added. `onName` hears the name that holds, without the dot at its end.
 * A network that forbids it costs nothing but the name.
 */
export async function announce(label: string, port: number, onName: (name: string) => void): Promise<Stop> {
	const responder = getResponder({ disableIpv6: true });
	const service = responder.createService({
		name: `Ketok Palu ${label}`,
		type: 'https',
		port,
		hostname: label,
		disabledIpv6: true,
	});
	const told = (name: string) => onName(`${name.replace(/\.local\.?$/, '')}.local`);
	service.on('hostname-change', told);
	// A second laptop's service name changes too; nobody reads that one.
	service.on('name-change', () => undefined);
	await service.advertise();
	told(service.getHostname());
	return () => responder.shutdown();
}
