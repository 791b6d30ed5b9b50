package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One Page: its posts, their comments, and the people who filled in its form. */
final class FacebookPage {

    static final String ID = "104221200000001";
    static final String FORM = "880000000000001";

    static final Fields PAGE = new Fields(
            Set.of("id", "name", "about", "category", "fan_count", "followers_count", "link", "phone", "website"),
            List.of("id", "name"));
    static final Fields POST = new Fields(
            Set.of(
                    "id",
                    "message",
                    "created_time",
                    "updated_time",
                    "permalink_url",
                    "status_type",
                    "shares",
                    "reactions",
                    "comments",
                    "from"),
            List.of("id", "message", "created_time"));
    static final Fields COMMENT = new Fields(
            Set.of("id", "message", "created_time", "from", "like_count", "comment_count"),
            List.of("id", "message", "created_time"));
    static final Fields LEAD = new Fields(
            Set.of(
                    "id",
                    "created_time",
                    "field_data",
                    "form_id",
                    "ad_id",
                    "ad_name",
                    "campaign_id",
                    "campaign_name",
                    "is_organic",
                    "platform"),
            List.of("id", "created_time", "field_data"));
    static final Fields FORM_FIELDS =
            new Fields(Set.of("id", "name", "status", "leads_count"), List.of("id", "name", "status"));

    private static final int POSTS = 180;

    private final Edge posts = new Edge(Facebook.NAME);
    private final Edge leads = new Edge(Facebook.NAME);
    private final Edge forms = new Edge(Facebook.NAME);
    private final Map<String, Edge> comments = new HashMap<>();
    private final List<TruthRow> truth = new ArrayList<>();

    FacebookPage(List<CustomerCard> cards) {
        forms.addNewest(Json.object()
                .put("id", FORM)
                .put("name", "Ask for our price list")
                .put("status", "ACTIVE")
                .put("leads_count", cards.size()));
        FeedSeeds seeds = new FeedSeeds(5_678);
        int number = 0;
        for (Instant time : cards.isEmpty() ? List.<Instant>of() : seeds.times(POSTS)) {
            number++;
            ObjectNode post = post(number, time, seeds.occasion(), seeds.number(60), seeds.number(4));
            posts.addNewest(post);
            for (int i = 0; i < seeds.number(4); i++) {
                CustomerCard card = cards.get(seeds.number(cards.size()));
                comment(post, time.plusSeconds(900L * (i + 1)), card.displayName(), seeds.remark());
            }
        }
        cards.stream().sorted(Comparator.comparing(CustomerCard::created)).forEach(card -> {
            ObjectNode lead = lead(leads.size() + 1, card.created(), card);
            leads.addNewest(lead);
            truth.add(new TruthRow(Facebook.NAME, "Lead", lead.path("id").asText(), card.customer()));
        });
    }

    List<TruthRow> truth() {
        return List.copyOf(truth);
    }

    Edge posts() {
        return posts;
    }

    Edge leads() {
        return leads;
    }

    Edge forms() {
        return forms;
    }

    Edge commentsOf(String post) {
        return comments.computeIfAbsent(post, unused -> new Edge(Facebook.NAME));
    }

    static ObjectNode page() {
        return Json.object()
                .put("id", ID)
                .put("name", "Demo Wholesale")
                .put("about", "Groceries, household goods and hardware for the trade")
                .put("category", "Wholesale & supply store")
                .put("fan_count", 12_400)
                .put("followers_count", 12_950)
                .put("link", "https://www.facebook.com/demowholesale")
                .put("phone", "+1 876-555-0100")
                .put("website", "https://wholesale.example");
    }

    static ObjectNode post(int number, Instant time, String message, int reactions, int shares) {
        String id = ID + "_" + (700_000_000_000_000L + number);
        ObjectNode post = Json.object().put("id", id).put("message", message + " #" + number);
        post.put("created_time", FeedSeeds.time(time)).put("updated_time", FeedSeeds.time(time));
        post.put("permalink_url", "https://www.facebook.com/" + id).put("status_type", "mobile_status_update");
        if (shares > 0) {
            post.putObject("shares").put("count", shares);
        }
        post.putObject("reactions").putObject("summary").put("total_count", reactions);
        post.putObject("comments").putObject("summary").put("total_count", 0);
        post.putObject("from").put("name", "Demo Wholesale").put("id", ID);
        return post;
    }

    private void comment(ObjectNode post, Instant time, String name, String message) {
        String postId = post.path("id").asText();
        Edge edge = commentsOf(postId);
        String id = postId.substring(postId.indexOf('_') + 1) + "_" + (300_000_000_000L + edge.size());
        ObjectNode comment = Json.object().put("id", id).put("message", message);
        comment.put("created_time", FeedSeeds.time(time)).put("like_count", 0).put("comment_count", 0);
        comment.putObject("from").put("name", name).put("id", "2" + Integer.toUnsignedString(name.hashCode()));
        edge.addNewest(comment);
        post.putObject("comments").putObject("summary").put("total_count", edge.size());
    }

    /** What somebody wrote into the form; what they left out is not there. */
    static ObjectNode lead(int number, Instant time, CustomerCard card) {
        ObjectNode lead = Json.object().put("id", String.valueOf(990_000_000_000_000L + number));
        lead.put("created_time", FeedSeeds.time(time)).put("form_id", FORM).put("is_organic", number % 3 == 0);
        lead.put("platform", number % 4 == 0 ? "ig" : "fb");
        if (number % 3 != 0) {
            lead.put("ad_id", "120000000000001").put("ad_name", "Price list");
            lead.put("campaign_id", "120000000000009").put("campaign_name", "Dealers wanted");
        }
        ArrayNode fields = lead.putArray("field_data");
        field(fields, "full_name", card.displayName());
        field(fields, "email", card.email());
        field(fields, "phone_number", card.phone());
        field(fields, "city", card.town());
        return lead;
    }

    private static void field(ArrayNode fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.addObject().put("name", name).putArray("values").add(value);
        }
    }
}
