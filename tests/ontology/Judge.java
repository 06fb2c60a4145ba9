import java.io.File;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/**
 * What the OWL API says of each RDF/XML file's profiles and, if its name begins with "reason-", HermiT of its consistency:
 * lines of file, subject and finding, separated by tabs.
 */
public class Judge {
    public static void main(String[] files) throws Exception {
        for (String name : files) {
            File file = new File(name);
            OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(file);
            for (OWLProfile profile : new OWLProfile[] {new OWL2RLProfile(), new OWL2DLProfile()}) {
                for (OWLProfileViolation violation : profile.checkOntology(ontology).getViolations()) {
                    say(file, profile.getName(), violation.toString().replaceAll("\\s+", " "));
                }
            }
            if (file.getName().startsWith("reason-")) {
                judge(file, ontology);
            }
        }
    }

    private static void judge(File file, OWLOntology ontology) {
        Configuration configuration = new Configuration();
        configuration.ignoreUnsupportedDatatypes = true; // HermiT knows no xsd:date
        configuration.throwInconsistentOntologyException = false;
        Reasoner reasoner = new Reasoner(configuration, ontology);
        say(file, "consistent", String.valueOf(reasoner.isConsistent()));
        if (reasoner.isConsistent()) {
            for (OWLClass empty : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()) {
                say(file, "unsatisfiable", empty.getIRI().toString());
            }
        }
    }

    private static void say(File file, String subject, String finding) {
        System.out.println(file.getName() + "\t" + subject + "\t" + finding);
    }
}
