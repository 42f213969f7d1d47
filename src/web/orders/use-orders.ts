import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { OrderPage, OrderRow } from '../../wire/index.ts';
import type { OrdersSearch } from '../app/search.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** What the page of orders shows: the orders so far, and how to bring more. */
export type OrderList = {
  readonly orders: readonly OrderRow[];
  readonly more: (() => void) | undefined;
  readonly bringing: boolean;
};

/** The county's orders under a filter, page by page. */
export function useOrders(county: string, search: OrdersSearch): Page<OrderList> {
  const query = useInfiniteQuery({
    queryKey: ['county', county, 'orders', search],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ ...search, ...(pageParam === '' ? {} : { cursor: pageParam }) });
      return request<OrderPage>(`/api/counties/${county}/orders?${asked}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = query;
  const list = data && {
    orders: data.pages.flatMap((page) => page.orders),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    bringing: query.isFetchingNextPage,
  };
  return pageOf<OrderList>({ data: list, error, refetch });
}
