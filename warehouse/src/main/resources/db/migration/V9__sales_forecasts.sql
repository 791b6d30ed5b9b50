create table customer_360.sales_forecasts (
    tenant        text        not null,
    as_of         date        not null,
    grouped_by    text        not null,
    sales_group   text        not null,
    week          date        not null,
    expected      numeric     not null,
    low           numeric     not null,
    high          numeric     not null,
    unit          text        not null,
    method        text        not null,
    weeks_known   integer     not null,
    chosen        text        not null,
    wape          numeric,
    baseline      text        not null,
    baseline_wape numeric,
    forecast_at   timestamptz not null,
    primary key (as_of, grouped_by, sales_group, week, tenant)
);
comment on table customer_360.sales_forecasts is 'What a group of customers is expected to buy in a week, as hub score forecast --write told as of a day';
comment on column customer_360.sales_forecasts.grouped_by is 'The field of customers that tells groups apart';
comment on column customer_360.sales_forecasts.sales_group is 'A value of that field as it is today; not known, or others for all that sold too seldom';
comment on column customer_360.sales_forecasts.week is 'The first of its seven days';
comment on column customer_360.sales_forecasts.low is 'Four weeks in five should lie between low and high';
comment on column customer_360.sales_forecasts.unit is 'The currency that expected, low and high are in';
comment on column customer_360.sales_forecasts.method is 'The method that served: chosen, or baseline where that one was not better';
comment on column customer_360.sales_forecasts.chosen is 'The method that did best in the earlier weeks';
comment on column customer_360.sales_forecasts.wape is 'How far off the chosen method was in the weeks that judged it, as a share of sales; empty where nothing was sold in them';
comment on column customer_360.sales_forecasts.baseline_wape is 'How far off the baseline was in the same weeks';
