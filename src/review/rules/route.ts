// Who reports to whom is already asked when a campaign is opened, so the rule stands there.
export { checkerOf, consolidatesByDistrict, type RouteFacts } from '../../campaigns/rules/route.ts';
