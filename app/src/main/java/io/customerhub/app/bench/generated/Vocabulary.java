package io.customerhub.app.bench.generated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that generated names are made of: those that are frequent in Jamaica, and rare ones composed of syllables without end. */
final class Vocabulary {
    private static final List<String> WOMEN = words("""
            Marcia Shanique Paulette Sandra Kerry Tanya Nadine Simone Michelle Patricia Beverley Sharon Natalie Keisha Kimberly Latoya
            Jennifer Camille Althea Donna Marlene Yvonne Christine Hyacinth Carol Angella Shelly Tamara Tiffany Sasha Samantha Elizabeth
            Mary Margaret Barbara Susan Dorothy Deborah Claudette Novelette Jacqueline Stephanie Victoria Theresa Rebecca Judith Grace
            Hope Joy Faith Olive Pearl Rose Ruth Esther Sarah Monique Danielle Abigail Janet Veronica""");

    private static final List<String> MEN = words("""
            Devon Omar Michael Andre Kevin Christopher Anthony David Robert Winston Errol Desmond Trevor Delroy Clive Lloyd Everton
            Patrick Richard Donovan Garfield Leroy Oneil Ricardo Damion Jermaine Sheldon Dwayne Rohan Carlton Neville Glenroy Wayne
            Andrew Stephen Paul Mark Peter Joseph James John William Thomas George Charles Edward Samuel Daniel Nicholas Matthew Kenneth
            Ronald Donald Leonard Vincent Cecil Stanley Hugh Albert Alexander Gregory""");

    private static final Map<String, List<String>> SHORT_NAMES = Map.ofEntries(
            Map.entry("Patricia", List.of("Pat", "Trish")),
            Map.entry("Elizabeth", List.of("Liz", "Beth")),
            Map.entry("Margaret", List.of("Maggie", "Peggy")),
            Map.entry("Barbara", List.of("Barb")),
            Map.entry("Susan", List.of("Sue")),
            Map.entry("Deborah", List.of("Debbie")),
            Map.entry("Jacqueline", List.of("Jackie")),
            Map.entry("Jennifer", List.of("Jenny")),
            Map.entry("Victoria", List.of("Vicky")),
            Map.entry("Theresa", List.of("Tess")),
            Map.entry("Rebecca", List.of("Becky")),
            Map.entry("Judith", List.of("Judy")),
            Map.entry("Michael", List.of("Mike", "Mickey")),
            Map.entry("Christopher", List.of("Chris")),
            Map.entry("Anthony", List.of("Tony")),
            Map.entry("David", List.of("Dave")),
            Map.entry("Robert", List.of("Rob", "Bob")),
            Map.entry("Patrick", List.of("Pat")),
            Map.entry("Richard", List.of("Rick", "Dick")),
            Map.entry("Andrew", List.of("Andy")),
            Map.entry("Stephen", List.of("Steve")),
            Map.entry("Joseph", List.of("Joe")),
            Map.entry("James", List.of("Jim", "Jimmy")),
            Map.entry("William", List.of("Bill", "Will")),
            Map.entry("Thomas", List.of("Tom")),
            Map.entry("Charles", List.of("Charlie")),
            Map.entry("Edward", List.of("Ed", "Ted")),
            Map.entry("Samuel", List.of("Sam")),
            Map.entry("Daniel", List.of("Dan")),
            Map.entry("Nicholas", List.of("Nick")),
            Map.entry("Matthew", List.of("Matt")),
            Map.entry("Kenneth", List.of("Ken")),
            Map.entry("Ronald", List.of("Ron")),
            Map.entry("Alexander", List.of("Alex")),
            Map.entry("Gregory", List.of("Greg")));

    private static final List<String> FAMILIES = words("""
            Brown Williams Smith Campbell Johnson Thompson Clarke Gordon Grant Reid Davis Morgan Wright Francis Lewis Robinson Bailey
            Henry Jones Stewart Allen Green Taylor Powell Walker Scott Anderson Thomas Palmer Graham Miller White Edwards Simpson
            Richards Richardson Harris James Dixon Watson Wilson Bennett Jackson Roberts Phillips Morrison Blake Hall Hamilton Gray
            Douglas Ellis Barrett Lawrence Samuels McKenzie Ferguson Nelson Burke Cole Foster Hylton Spence Sinclair Mitchell Murray
            Nembhard Lindo Wozencraft Chin Chang Lee Singh Maragh Levy DaCosta Facey Issa Ffrench Gayle Bolt Marley Tosh Seaga Manley
            Patterson Holness Shearer Sangster Bustamante Garvey Sharpe Bogle Nugent Whyte Malcolm Salmon Pinnock Rhoden Daley Ennis""");

    private static final List<String> TRADES = words("""
            Trading Hardware Construction Enterprises Services Supplies Foods Motors Farms Distributors Pharmacy Electronics Furniture
            Bakery Tours Logistics Security Plumbing Electrical Textiles Printing Restaurant Wholesale Consultants Engineering Media
            Properties Transport Auto Fashions Cosmetics Poultry Coffee Fisheries Gas Roofing Tiles Marine Optical Dental Medical Books""");

    private static final double LISTED_GIVEN = 0.8;
    private static final double LISTED_FAMILIES = 0.6;

    private final Chance chance;
    private final Set<List<String>> organisations = new HashSet<>();

    Vocabulary(Chance chance) {
        this.chance = chance;
    }

    String given(boolean isWoman) {
        return chance.is(LISTED_GIVEN) ? chance.often(isWoman ? WOMEN : MEN) : Syllables.word(rare(), isWoman ? 1 : 2);
    }

    String family() {
        return chance.is(LISTED_FAMILIES) ? chance.often(FAMILIES) : Syllables.word(rare(), 3);
    }

    /** What somebody is called; the name itself where it has no short ones. */
    String shortOf(String given) {
        return chance.any(SHORT_NAMES.getOrDefault(given, List.of(given)));
    }

    /** The words of an organisation's name without its legal form; registrars give a name once. */
    List<String> organisation() {
        List<String> name = name();
        while (!organisations.add(name)) {
            name = name();
        }
        return name;
    }

    private List<String> name() {
        var name = new ArrayList<String>();
        name.add(chance.is(0.4) ? family() : Syllables.word(rare(), 4));
        if (chance.is(0.4)) {
            name.add(chance.is(0.5) ? family() : Syllables.word(rare(), 4));
        }
        name.add(chance.often(TRADES));
        return List.copyOf(name);
    }

    private long rare() {
        return chance.rank(60, 0.6);
    }

    static List<String> words(String text) {
        return List.of(text.split("\\s+"));
    }
}
