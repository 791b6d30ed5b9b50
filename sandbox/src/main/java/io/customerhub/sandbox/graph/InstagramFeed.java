package io.customerhub.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One business account: its profile, its media and their comments. */
final class InstagramFeed {

    static final String USER = "17841400000000001";
    static final String USERNAME = "demo.wholesale.ja";

    static final Fields PROFILE = new Fields(
            Set.of(
                    "id",
                    "user_id",
                    "username",
                    "name",
                    "account_type",
                    "biography",
                    "website",
                    "profile_picture_url",
                    "followers_count",
                    "follows_count",
                    "media_count"),
            List.of("id"));
    static final Fields MEDIA = new Fields(
            Set.of(
                    "id",
                    "caption",
                    "media_type",
                    "media_product_type",
                    "media_url",
                    "thumbnail_url",
                    "permalink",
                    "shortcode",
                    "timestamp",
                    "username",
                    "like_count",
                    "comments_count",
                    "is_comment_enabled"),
            List.of("id"));
    static final Fields COMMENT = new Fields(
            Set.of("id", "text", "timestamp", "username", "like_count", "from"), List.of("id", "text", "timestamp"));

    private static final int POSTS = 240;

    private final Edge media = new Edge(Instagram.NAME);
    private final Map<String, Edge> comments = new HashMap<>();

    InstagramFeed(boolean seeded) {
        FeedSeeds seeds = new FeedSeeds(1_234);
        int number = 0;
        for (Instant time : seeded ? seeds.times(POSTS) : List.<Instant>of()) {
            number++;
            ObjectNode post = post(number, time, seeds.occasion(), 5 + seeds.number(400));
            media.addNewest(post);
            for (int i = 0; i < seeds.number(5); i++) {
                comment(post, time.plusSeconds(600L * (i + 1)), "shopper_" + seeds.number(900), seeds.remark());
            }
        }
    }

    Edge media() {
        return media;
    }

    Edge commentsOf(String id) {
        return comments.computeIfAbsent(id, unused -> new Edge(Instagram.NAME));
    }

    ObjectNode profile() {
        return Json.object()
                .put("id", USER)
                .put("user_id", USER)
                .put("username", USERNAME)
                .put("name", "Demo Wholesale")
                .put("account_type", "BUSINESS")
                .put("biography", "Groceries, household goods and hardware for the trade")
                .put("website", "https://wholesale.example")
                .put("profile_picture_url", "https://cdn.example/profile.jpg")
                .put("followers_count", 8_200 + media.size())
                .put("follows_count", 312)
                .put("media_count", media.size());
    }

    static ObjectNode post(int number, Instant time, String caption, int likes) {
        String id = String.valueOf(17_900_000_000_000_000L + number);
        String shortcode = "C" + Integer.toString(1_000_000 + number * 7, 36);
        boolean reel = number % 6 == 0;
        ObjectNode post = Json.object().put("id", id).put("caption", caption + " #" + number);
        post.put("media_type", reel ? "VIDEO" : number % 5 == 0 ? "CAROUSEL_ALBUM" : "IMAGE");
        post.put("media_product_type", reel ? "REELS" : "FEED");
        post.put("media_url", "https://cdn.example/" + shortcode + (reel ? ".mp4" : ".jpg"));
        if (reel) {
            post.put("thumbnail_url", "https://cdn.example/" + shortcode + ".jpg");
        }
        post.put("permalink", "https://www.instagram.com/p/" + shortcode + "/").put("shortcode", shortcode);
        post.put("timestamp", FeedSeeds.time(time)).put("username", USERNAME);
        return post.put("like_count", likes).put("comments_count", 0).put("is_comment_enabled", true);
    }

    /** Adds what somebody says to a post. */
    ObjectNode comment(ObjectNode post, Instant time, String username, String text) {
        String postId = post.path("id").asText();
        Edge edge = commentsOf(postId);
        String id = "18" + postId.substring(2, 14) + String.format(Locale.ROOT, "%03d", edge.size() + 1);
        ObjectNode comment = Json.object().put("id", id).put("text", text).put("timestamp", FeedSeeds.time(time));
        comment.put("username", username).put("like_count", 0);
        comment.putObject("from").put("id", "19" + id.substring(2)).put("username", username);
        edge.addNewest(comment);
        post.put("comments_count", edge.size());
        return comment;
    }
}
